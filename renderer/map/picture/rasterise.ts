import { type PictureFormat, pictureFormats, rasterScale } from './formats.ts'
import { withResolution } from './png-resolution.ts'

const cssPixelsPerInch = 96

/** A picture of vectors as PNG, at 240 pixels to the inch. Throws where the browser cannot draw it. */
export async function rasterise(svg: string, format: PictureFormat): Promise<Uint8Array<ArrayBuffer>> {
  const { width, height } = pictureFormats[format]
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(width * rasterScale)
    canvas.height = Math.round(height * rasterScale)
    canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/png'))
    if (!blob) throw new Error('The canvas gave no picture.')
    const bytes = new Uint8Array(await blob.arrayBuffer())
    return withResolution(bytes, cssPixelsPerInch * rasterScale)
  } finally {
    URL.revokeObjectURL(address)
  }
}
