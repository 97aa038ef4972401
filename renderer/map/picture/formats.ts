/** Sizes in CSS pixels, 96 to the inch. */
export const pictureFormats = {
  'a4-landscape': { name: 'A4 landscape', width: 1123, height: 794, unit: 'mm', printed: [297, 210] },
  'a4-portrait': { name: 'A4 portrait', width: 794, height: 1123, unit: 'mm', printed: [210, 297] },
  slide: { name: 'Slide 16:9', width: 1280, height: 720, unit: 'px', printed: [1280, 720] },
} as const
export type PictureFormat = keyof typeof pictureFormats

/** A PNG has so many of its pixels for one of these: 240 to the inch. */
export const rasterScale = 2.5
