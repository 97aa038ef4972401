import { readFile, stat } from 'node:fs/promises'
import { AppError } from '#shared/rpc/error.ts'

const mostBytes = 64 * 1024 ** 2
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** What our pictures never hold, and what a browser that opens one could run or fetch. */
const active =
  /<(?:\w+:)?(?:script|foreignobject|iframe|image|use|a|set|animate\w*|style)[\s/>]|<[!?]|<[^<>]*\s(?:on\w+|(?:\w+:)?href|style)\s*=/i

/** The bytes of a picture that was handed in. Throws `invalid` for what is no picture of that type. */
export async function readPicture(
  { path, name }: { path: string; name: string },
  type: 'svg' | 'png',
): Promise<Uint8Array> {
  const { size } = await stat(path)
  if (size > mostBytes) {
    throw new AppError(
      'invalid',
      `${name} is larger than a picture may be: ${Math.ceil(size / 1024 ** 2)} MB.`,
      {
        next: 'Zoom in, or show incidents grouped, and make it again.',
      },
    )
  }
  const bytes = await readFile(path)
  const isPicture =
    type === 'png'
      ? bytes.subarray(0, pngSignature.length).equals(pngSignature)
      : /^<svg[\s>]/.test(bytes.subarray(0, 5).toString('latin1')) && !active.test(bytes.toString('latin1'))
  if (!isPicture) {
    throw new AppError('invalid', `${name} is not a picture of type ${type.toUpperCase()}.`, {
      next: 'Make the picture again.',
    })
  }
  return bytes
}
