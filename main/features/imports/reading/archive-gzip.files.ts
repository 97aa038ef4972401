import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { AppError } from '#shared/rpc/error.ts'
import { beyondLimit, blownUp, limits, sizeWords } from './limits.ts'

/** What a .gz file holds, unpacked as it flows; a bomb is refused long before it is unpacked. */
export async function* bytesOfGzip(file: { path: string; name: string }): AsyncGenerator<Buffer> {
  const source = createReadStream(file.path)
  const unpacking = createGunzip({ chunkSize: 1 << 18 })
  source.on('error', error => unpacking.destroy(error))
  let bytes = 0
  try {
    for await (const chunk of source.pipe(unpacking) as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > limits.entryBytes) {
        throw beyondLimit(file.name, `it unpacks to more than ${sizeWords(limits.entryBytes)}`)
      }
      const proportion = blownUp(unpacking.bytesWritten, bytes)
      if (proportion) throw beyondLimit(file.name, proportion)
      yield chunk
    }
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError('invalid', `${file.name} is damaged or cut short: it cannot be unpacked.`, {
      next: 'Fetch it again, or ask its sender to send it again.',
      cause: error,
    })
  } finally {
    source.destroy()
    unpacking.destroy()
  }
}
