# Completion of cloudcost for bash: source it, or put it into the folder bash-completion looks in.
_cloudcost() {
    local IFS=$'\013' word quote=${COMP_WORDS[COMP_CWORD]:0:1} words=() join="" i letter
    # bash takes builtin:NAME and --option=VALUE apart at : and =; here they are put together again
    for ((i = 0; i <= COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if ((i == COMP_CWORD)) && [[ $word != [:=] ]]; then word=$2; fi
        # as the program would get it, without quotes
        case $word in
            \"* | \'*) word=${word:1} word=${word%[\"\']} ;;
            *) word=${word//\\/} ;;
        esac
        if ((i > 0)) && { [[ $word == [:=] ]] || [[ -n $join ]]; }; then
            words[${#words[@]} - 1]+=$word
        else
            words+=("$word")
        fi
        [[ $word == [:=] ]] && join=1 || join=""
    done
    local last=$((${#words[@]} - 1))
    local kept=${words[last]}
    kept=${kept%"${kept##*[:=]}"}
    COMPREPLY=($(_CLAP_IFS="$IFS" _CLAP_COMPLETE_INDEX="$last" CLOUDCOST_COMPLETE=bash cloudcost -- "${words[@]}" 2>/dev/null))
    if [[ $? != 0 ]]; then
        COMPREPLY=()
        return
    fi
    if [[ -n $kept && $COMP_WORDBREAKS == *"${kept: -1}"* ]]; then
        COMPREPLY=("${COMPREPLY[@]#"$kept"}")
    fi
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} =~ [=/:]$ ]]; then
        compopt -o nospace
    fi
    # what the shell would take apart is quoted, if no quote is open
    if [[ $quote != [\"\'] ]]; then
        for letter in \\ ' ' \' \" '`' '$' '&' ';' '|' '<' '>' '(' ')' '[' ']' '{' '}' '*' '?' '!' '#' '~'; do
            COMPREPLY=("${COMPREPLY[@]//"$letter"/\\$letter}")
        done
    fi
}
complete -o bashdefault -o nosort -F _cloudcost cloudcost
