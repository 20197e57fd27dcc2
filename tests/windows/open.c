/* Has a file open as a spreadsheet program has its workbook: nobody else may write it. Ends by itself after a minute. */
#include <stdio.h>
#include <windows.h>

int main(int count, char **arguments) {
    if (count < 2) return 2;
    HANDLE file = CreateFileA(arguments[1], GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
    if (file == INVALID_HANDLE_VALUE) return 1;
    puts("open");
    fflush(stdout);
    Sleep(60000);
    return 0;
}
