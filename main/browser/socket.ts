import { WebSocket } from 'ws'
import type { ServerChannel, ToClient, ToServer } from '#shared/rpc/channel.ts'
import { decodeFrame, encodeFrame } from '#shared/rpc/codec.ts'

/** Larger than any question; files go beside the socket. */
export const largestFrameBytes = 4 * 1024 * 1024

const cannotAccept = 1003
const invalidPayload = 1007

/** A window's socket as the channel the backend answers. A window that sends what is no frame is cut off. */
export function socketChannel(socket: WebSocket): ServerChannel {
  let listener: ((frame: ToServer) => void) | undefined
  socket.on('message', (bytes, isBinary) => {
    if (!isBinary) return socket.close(cannotAccept, 'frames are binary')
    const frame = decoded(bytes as Buffer)
    if (frame === null) return socket.close(invalidPayload, 'not a frame')
    listener?.(frame)
  })
  // A broken connection is told by `close`, which always follows.
  socket.on('error', () => undefined)
  return {
    send(frame: ToClient) {
      if (socket.readyState === WebSocket.OPEN) socket.send(encodeFrame(frame))
    },
    onMessage(next) {
      listener = next
    },
    onClose(told) {
      socket.once('close', told)
    },
  }
}

function decoded(bytes: Uint8Array): ToServer | null {
  try {
    const frame = decodeFrame(bytes)
    return typeof frame === 'object' && frame !== null ? (frame as ToServer) : null
  } catch {
    return null
  }
}
