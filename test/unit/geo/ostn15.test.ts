import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { fromWgs84 } from '#shared/geo/projection.ts'
import { realFile } from '../../real-files.ts'

const inputs = realFile('coordinates/OSTN15_OSGM15_TestInput_ETRStoOSGB.txt')
const outputs = realFile('coordinates/OSTN15_OSGM15_TestOutput_ETRStoOSGB.txt')

test.skipIf(!inputs || !outputs)(
  'the Ordnance Survey’s own test points come out within 5 m without OSTN15',
  () => {
    const points = rowsOf(inputs!)
    const expected = new Map(rowsOf(outputs!).map(row => [row.PointID, row]))
    expect(points.length).toBe(40)
    for (const point of points) {
      const official = expected.get(point.PointID)
      const [easting, northing] = fromWgs84(Number(point['ETRS Longitude']), Number(point['ETRS89 Latitude']))
      const away = Math.hypot(easting - Number(official?.OSGBEast), northing - Number(official?.OSGBNorth))
      expect(away, point.PointID).toBeLessThan(5)
    }
  },
)

function rowsOf(path: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data
}
