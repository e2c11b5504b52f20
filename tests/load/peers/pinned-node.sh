#!/bin/sh
# The measured server runs on processor 0 alone.
exec taskset -c 0 "${TAVOLO_LOAD_NODE:-node}" "$@"
