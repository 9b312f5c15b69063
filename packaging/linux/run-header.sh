#!/bin/sh
# ALDesk @VERSION@ for Linux on @MACHINE@. This file holds the program behind this text.
#
#   sh FILE                     install for yourself, with an entry in the menu; then start it
#   sh FILE --install           install, and don't start it
#   sh FILE --extract FOLDER    unpack the program into a new folder, and touch nothing else
#   sh FILE --uninstall         remove what was installed
#   sh FILE COMMAND ...         run a command of ALDesk, such as selftest, without installing
set -eu

SKIP=@SKIP@
DATA=${XDG_DATA_HOME:-$HOME/.local/share}
HOME_OF_IT=$DATA/aldesk-program
BIN=$HOME/.local/bin

fail() { echo "ALDesk: $1" >&2; exit 1; }

unpack() {  # FOLDER
    command -v xz >/dev/null || fail "xz is missing. Install it (Debian, Ubuntu: apt install xz-utils)."
    tail -c +"$SKIP" "$SELF" | xz -dc | tar -xf - -C "$1" ||
        fail "it could not be unpacked into $1. Is the disk full, or the download incomplete?"
}

quietly() { "$@" 2>/dev/null || true; }

refresh() {  # so that the desktop sees what changed; where a tool is missing it does so later
    quietly update-desktop-database "$DATA/applications"
    quietly update-mime-database "$DATA/mime"
    quietly gtk-update-icon-cache -q -t "$DATA/icons/hicolor"
}

install_it() {
    mkdir -p "$DATA" "$BIN"
    new=$(mktemp -d "$DATA/aldesk-new.XXXXXX")
    trap 'rm -rf "$new"' EXIT
    unpack "$new"
    cp -R "$new/usr/share/applications" "$new/usr/share/icons" "$new/usr/share/mime" "$DATA"
    sed -i "s|^Exec=aldesk|Exec=\"$HOME_OF_IT/aldesk\"|" "$DATA/applications/aldesk.desktop"
    rm -rf "$HOME_OF_IT"
    mv "$new/usr/lib/aldesk" "$HOME_OF_IT"
    ln -sf "$HOME_OF_IT/aldesk" "$BIN/aldesk"
    refresh
    echo "ALDesk @VERSION@ is installed in $HOME_OF_IT, and $BIN/aldesk starts it."
}

uninstall() {
    rm -rf "$HOME_OF_IT"
    rm -f "$BIN/aldesk" "$DATA/applications/aldesk.desktop" "$DATA/mime/packages/aldesk.xml"
    find "$DATA/icons/hicolor" -name 'aldesk*' -delete 2>/dev/null || true
    find "$DATA/icons/hicolor" -name 'application-vnd.aldesk.project.*' -delete 2>/dev/null || true
    refresh
    echo "ALDesk is removed. Your projects were not touched."
}

SELF=$0
case "${1:-}" in
    "") install_it; trap - EXIT; rm -rf "$new"; exec "$HOME_OF_IT/aldesk" ;;
    --install) install_it ;;
    --uninstall) uninstall ;;
    --extract)
        [ -n "${2:-}" ] || fail "name the folder to unpack into."
        mkdir "$2" || fail "$2 must be a new folder."
        unpack "$2"
        echo "Start it with $2/usr/lib/aldesk/aldesk" ;;
    -*) sed -n '2,9s/^# \{0,1\}//p' "$SELF" ;;
    *)
        new=$(mktemp -d)
        trap 'rm -rf "$new"' EXIT
        unpack "$new"
        "$new/usr/lib/aldesk/aldesk" "$@" ;;
esac
exit 0
