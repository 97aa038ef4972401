import { SaxesParser } from 'saxes'
import { mostLogoBytes, type PackTemplate } from '#shared/features/packs/template.ts'
import { AppError } from '#shared/rpc/error.ts'
import { pictureSize } from '../forms/picture-size.ts'
import { cleanPicture } from '../model/clean-picture.ts'

type Logo = NonNullable<PackTemplate['logo']>

const mostPixels = 4000

/** What a drawing may be made of: nothing that runs, moves, fetches or holds other formats. */
const elements = new Set(
  'svg g path rect circle ellipse line polyline polygon text tspan title desc defs linearGradient radialGradient stop clipPath'.split(
    ' ',
  ),
)

/** The logo without what it says beside what it shows. Throws `invalid` for what is no picture, too large, or not inert. */
export function checkedLogo(logo: Logo): Logo {
  const bytes = Buffer.from(logo.base64, 'base64')
  if (bytes.length > mostLogoBytes) {
    throw refused(`is larger than ${mostLogoBytes / 1024} KB`, 'Save it smaller: it is printed 18 mm high.')
  }
  if (logo.mediaType === 'image/svg+xml') {
    const drawing = bytes.toString('utf8')
    requireInert(drawing)
    const shapes = withoutNotes(drawing)
    // Read again as it is kept: what was cut out of it could leave another drawing.
    requireInert(shapes)
    return { ...logo, base64: Buffer.from(shapes).toString('base64') }
  }
  const isPng = logo.mediaType === 'image/png' && bytes[0] === 0x89 && bytes[1] === 0x50
  const isJpeg = logo.mediaType === 'image/jpeg' && bytes[0] === 0xff && bytes[1] === 0xd8
  const size = isPng || isJpeg ? pictureSize(logo.mediaType, bytes) : null
  if (!size || size.width < 1 || size.height < 1) {
    throw refused('is no picture of its type', 'Choose a PNG, JPEG or SVG file.')
  }
  if (size.width > mostPixels || size.height > mostPixels) {
    throw refused(`is ${size.width} by ${size.height} points`, `Make it ${mostPixels} points wide or less.`)
  }
  const { base64 } = cleanPicture({ ...logo, caption: '' })
  return { ...logo, base64 }
}

/** Comments and descriptions tell of the program, and at times of the person and the folder, that a drawing came from. */
const withoutNotes = (svg: string) =>
  svg.replaceAll(/<!--[\s\S]*?-->/g, '').replaceAll(/<(title|desc)\b(?:[^>]*\/>|[\s\S]*?<\/\1\s*>)/g, '')

function requireInert(svg: string): void {
  const parser = new SaxesParser()
  let isFirst = true
  let fault = ''
  const says = (words: string) => {
    fault ||= words
  }
  parser.on('doctype', () => says('has a document type of its own'))
  parser.on('processinginstruction', () => says('has instructions for a program'))
  parser.on('cdata', () => says('has raw text'))
  parser.on('opentag', ({ name, attributes }) => {
    if (isFirst && name !== 'svg') says('is no SVG drawing')
    isFirst = false
    if (!elements.has(name)) says(`has a part that a logo cannot have (${name.slice(0, 40)})`)
    for (const [attribute, value] of Object.entries(attributes as Record<string, string>)) {
      const isReference =
        /(?:url|src)\(\s*['"]?(?!#)|javascript:|data:|@import|expression\(|\\|image-set\(/i.test(value)
      if (/^on/i.test(attribute)) says('has a script')
      if (/^(?!xml:|xmlns:)[\w-]+:(?!href$)|^data-/i.test(attribute))
        says('has notes of the program that drew it')
      if (/href$/i.test(attribute)) says('refers to something else')
      if (isReference) says('refers to something outside itself')
    }
  })
  parser.on('error', () => says('is no SVG that can be read'))
  parser.write(svg).close()
  if (isFirst) says('is no SVG drawing')
  if (fault) throw refused(fault, 'Save it as a plain drawing of shapes and words, or as PNG.')
}

function refused(why: string, next: string): AppError {
  return new AppError('invalid', `The logo ${why}.`, { next })
}
