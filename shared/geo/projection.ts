import proj4 from 'proj4'

/**
 * British National Grid (EPSG:27700) from and to WGS84, through the seven-parameter Helmert shift of
 * the Ordnance Survey's "A guide to coordinate systems in Great Britain": within 5 m of OSTN15.
 */
const definition =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
  '+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs'
const converter = proj4(definition, 'EPSG:4326')

/** What is recorded of how coordinates were converted. */
export const projectionUsed = 'OSGB36 seven-parameter shift (within 5 m)'

/** Easting and northing in metres to `[longitude, latitude]` in degrees, WGS84. */
export function toWgs84(easting: number, northing: number): [longitude: number, latitude: number] {
  return converter.forward([easting, northing]) as [number, number]
}

/** Longitude and latitude in degrees, WGS84, to `[easting, northing]` in metres. */
export function fromWgs84(longitude: number, latitude: number): [easting: number, northing: number] {
  return converter.inverse([longitude, latitude]) as [number, number]
}

/** The extent of the national grid in metres; a point outside it is no place in Great Britain. */
export function isOnGrid(easting: number, northing: number): boolean {
  return easting >= 0 && easting <= 700_000 && northing >= 0 && northing <= 1_300_000
}
