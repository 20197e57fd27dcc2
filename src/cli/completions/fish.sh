# Completion of cloudcost for fish: source it, or put it into ~/.config/fish/completions as cloudcost.fish.
function __cloudcost_asked
    # a quote that is open is no part of the word
    set -l last (string replace --regex '^["\']' '' -- (commandline --current-token --cut-at-cursor))
    set -l unquoted (string unescape -- $last); and set last $unquoted
    CLOUDCOST_COMPLETE=fish cloudcost -- (commandline --current-process --tokenize --cut-at-cursor) "$last" 2>/dev/null
end
complete --keep-order --exclusive --command cloudcost --arguments '(__cloudcost_asked)'
