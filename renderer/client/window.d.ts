/** What the desktop host's preload puts on the window; absent in the browser. */
interface DeskBridge {
  readonly version: 1
  onPort(callback: (port: MessagePort) => void): void
  chooseFiles(
    filters: { name: string; extensions: string[] }[],
    several: boolean,
  ): Promise<{ file: string; name: string }[]>
  saveFile(outboxId: string, name: string): Promise<boolean>
}

interface Window {
  readonly desk?: DeskBridge
}
