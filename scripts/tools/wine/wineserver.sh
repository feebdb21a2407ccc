#!/bin/sh
# It ends a second after the last program.
exec "${0%/*}/wineserver64" -p1 "$@"
