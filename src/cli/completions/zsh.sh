#compdef cloudcost
# Completion of cloudcost for zsh: source it, or put it into a folder of fpath as _cloudcost.
_cloudcost() {
    local -a found open=() whole=()
    local one value
    # the words as the program would get them, without quotes; of the last one what stands before the cursor
    found=("${(@f)$(_CLAP_IFS=$'\n' _CLAP_COMPLETE_INDEX=$((CURRENT - 1)) CLOUDCOST_COMPLETE=zsh \
        cloudcost -- "${(@Q)words[1,CURRENT - 1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    for one in $found; do
        # a colon within a value is escaped, one before its description is not
        value=${${one//\\:/;}%%:*}
        if [[ $value == *[/=] ]]; then open+=("$one"); else whole+=("$one"); fi
    done
    # no space behind what goes on: a folder, the path of an input before its value
    (($#open)) && _describe -V 'values' open -S ''
    (($#whole)) && _describe -V 'values' whole
}
# a file of fpath is called for the first completion, and is to answer it
if [[ $funcstack[1] == _cloudcost ]]; then _cloudcost "$@"; else compdef _cloudcost cloudcost; fi
