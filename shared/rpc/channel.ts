import type { ErrorReply } from './error.ts'

/**
 * How far a job has come. `total` is null where it cannot be known beforehand. Where it works through rows, how
 * many those are so far, and the seconds they took: by both a screen tells the rate and the time left.
 */
export type Progress = {
  stage: string
  done: number
  total: number | null
  rows?: number
  seconds?: number
}

export type ToServer =
  | { type: 'call'; id: number; name: string; input: unknown }
  | { type: 'watch'; id: number; jobId: number }
  | { type: 'cancel'; id: number }

export type ToClient =
  | { type: 'ok'; id: number; output: unknown }
  | { type: 'fail'; id: number; error: ErrorReply }
  | { type: 'progress'; id: number; progress: Progress }
  | { type: 'event'; name: string; payload: unknown }

/** A transport, seen from one end: two functions, whatever carries the frames. */
export type Channel<Out, In> = {
  send(frame: Out): void
  /** Only one listener; the end that listens is told once when the other end is gone. */
  onMessage(listener: (frame: In) => void): void
  onClose(listener: () => void): void
}
export type ServerChannel = Channel<ToClient, ToServer>
export type ClientChannel = Channel<ToServer, ToClient>

/** Two ends of one channel inside a process: the command line's transport, and the tests'. */
export function channelPair(): { server: ServerChannel; client: ClientChannel; close(): void } {
  const toServer = end<ToServer>()
  const toClient = end<ToClient>()
  return {
    server: { send: toClient.deliver, onMessage: toServer.listen, onClose: toServer.listenClose },
    client: { send: toServer.deliver, onMessage: toClient.listen, onClose: toClient.listenClose },
    close() {
      toServer.close()
      toClient.close()
    },
  }
}

function end<Frame>() {
  let onFrame: ((frame: Frame) => void) | undefined
  let onClose: (() => void) | undefined
  return {
    deliver(frame: Frame) {
      // Like every other transport this one answers later, never within the call.
      queueTask(() => onFrame?.(frame))
    },
    listen(listener: (frame: Frame) => void) {
      onFrame = listener
    },
    listenClose(listener: () => void) {
      onClose = listener
    },
    close() {
      onClose?.()
    },
  }
}

function queueTask(task: () => void) {
  void Promise.resolve().then(task)
}
