import { contextBridge, ipcRenderer } from 'electron'

// The few parts of the page's world that are touched here; `main` is compiled without the rest of it.
type PageMessage = { source: unknown; data: unknown; ports: unknown[] }
declare const location: { origin: string }
declare const window: {
  postMessage(message: string, origin: string, ports: unknown[]): void
  addEventListener(type: 'message', listener: (message: PageMessage) => void): void
  removeEventListener(type: 'message', listener: (message: PageMessage) => void): void
}

type Filters = { name: string; extensions: string[] }[]

const chooseFiles = (filters: Filters, several: boolean) =>
  ipcRenderer.invoke('desk:choose-files', filters, several)
const saveFile = (outboxId: string, name: string) => ipcRenderer.invoke('desk:save-file', outboxId, name)
const askForPort = () => ipcRenderer.send('desk:connect')

ipcRenderer.on('desk:port', event => window.postMessage('desk:port', location.origin, event.ports))

// A port cannot pass the bridge as an argument, only as a message between the worlds: so the object the page
// sees is made on its side. The function is sent as text and can use nothing but its arguments.
contextBridge.executeInMainWorld({
  func: (choose: typeof chooseFiles, save: typeof saveFile, ask: () => void) => {
    const onPort = (callback: (port: unknown) => void) => {
      const receive = (message: PageMessage) => {
        if (message.source !== window || message.data !== 'desk:port') return
        window.removeEventListener('message', receive)
        callback(message.ports[0])
      }
      window.addEventListener('message', receive)
      ask()
    }
    const desk = Object.freeze({ version: 1, onPort, chooseFiles: choose, saveFile: save })
    Object.defineProperty(window, 'desk', { value: desk, enumerable: true })
  },
  args: [chooseFiles, saveFile, askForPort],
})
