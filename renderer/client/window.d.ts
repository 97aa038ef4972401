/** What the desktop host's preload puts on the window; absent in the browser. */
interface DeskBridge {
  readonly version: 1
  onPort(callback: (port: MessagePort) => void): void
  chooseFile(
    filters: { name: string; extensions: string[] }[],
  ): Promise<{ file: string; name: string } | null>
  saveFile(outboxId: string, name: string): Promise<boolean>
}

interface Window {
  readonly desk?: DeskBridge
}
