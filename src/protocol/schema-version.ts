/** Shape of the Yjs documents. An older client may read but not write (close code 4409) and is told to reload. */
export const documentSchemaVersion = 1;
/** The connection parameter `v`: our additions to the y-websocket protocol. A stock client sends none. */
export const wireVersion = 1;
