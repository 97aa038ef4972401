// Runs the bundled backend of the desktop host in a thread of plain Node, with the port Electron would give it.
import { parentPort, workerData } from 'node:worker_threads'

const asElectronPort = port => ({
  postMessage: message => port.postMessage(message),
  start: () => port.start(),
  on: (name, listener) => port.on(name, data => listener({ data })),
  once: (name, listener) => port.once(name, listener),
})

process.parentPort = {
  postMessage: message => parentPort.postMessage(message),
  on: (_name, listener) =>
    parentPort.on('message', ({ data, port }) =>
      listener({ data, ports: port ? [asElectronPort(port)] : [] }),
    ),
}

await import(workerData.entry)
