import type { ErrorReply } from '#shared/rpc/error.ts'

/** What the window's process asks of the backend's. With `window` comes a port, and no answer. */
export type ToBackend =
  | { type: 'window' }
  | { type: 'close' }
  | { type: 'admit'; id: number; path: string }
  | { type: 'outgoing'; id: number; outboxId: string }
  | { type: 'tile-address'; id: number }
  | { type: 'printed'; id: number; result: { pdf: Uint8Array } | { error: ErrorReply } }

/** What the backend's process tells or asks the window's. */
export type FromBackend =
  | { type: 'answer'; id: number; result: { value: unknown } | { error: ErrorReply } }
  | { type: 'print'; id: number; html: string }
