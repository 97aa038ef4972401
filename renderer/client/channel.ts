import type { ClientChannel, ToClient, ToServer } from '#shared/rpc/channel.ts'
import { decodeFrame, encodeFrame } from '#shared/rpc/codec.ts'
import { isDesktop, takeSession, whyRefused } from './session.ts'

/** Opens whichever transport this window has: the desktop's port or the browser host's socket. */
export async function openChannel(): Promise<ClientChannel> {
  return isDesktop() ? portChannel(await desktopPort()) : socketChannel(await takeSession())
}

function desktopPort(): Promise<MessagePort> {
  return new Promise(resolve => window.desk!.onPort(resolve))
}

function portChannel(port: MessagePort): ClientChannel {
  return {
    send: frame => port.postMessage(frame),
    onMessage(listener) {
      port.onmessage = (message: MessageEvent<ToClient>) => listener(message.data)
    },
    onClose(listener) {
      port.addEventListener('close', listener)
    },
  }
}

function socketChannel(session: string): Promise<ClientChannel> {
  const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/rpc`
  const socket = new WebSocket(address, ['desk', session])
  socket.binaryType = 'arraybuffer'
  const channel: ClientChannel = {
    send(frame: ToServer) {
      if (socket.readyState === WebSocket.OPEN) socket.send(encodeFrame(frame))
    },
    onMessage(listener) {
      socket.onmessage = (message: MessageEvent<ArrayBuffer>) =>
        listener(decodeFrame(new Uint8Array(message.data)) as ToClient)
    },
    onClose(listener) {
      socket.addEventListener('close', listener, { once: true })
    },
  }
  return new Promise((resolve, reject) => {
    const refused = () => void whyRefused().then(reject)
    socket.addEventListener('close', refused, { once: true })
    socket.addEventListener('open', () => {
      socket.removeEventListener('close', refused)
      resolve(channel)
    })
  })
}
