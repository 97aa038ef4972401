import type { MessagePort } from 'node:worker_threads'
import { generateCalls } from './demonstration/calls.ts'
import { deliveries } from './demonstration/deliveries.ts'
import { type SentFile, writeExtracts } from './demonstration/extracts.ts'

/** Posts every file the sources of the demonstration bureau send, in the order of the deliveries. */
export function run({ seed, port }: { seed: number; port: MessagePort }): void {
  const encoder = new TextEncoder()
  for (const { header, text } of writeExtracts(seed, generateCalls(seed), deliveries)) {
    const file: SentFile = { header, bytes: encoder.encode(text) }
    port.postMessage(file, [file.bytes.buffer])
  }
  port.close()
}
