import { AppError } from '#shared/rpc/error.ts'
import { xmlReader } from '../../imports/reading/workbook-xml.ts'
import { placeOf } from './csv-positions.ts'
import { isOutOfTime, outOfTime, secondOf } from './moment.ts'
import type { PositionRow } from './positions.ts'

/**
 * Reads the tracks of a GPX 1.0 or 1.1 document as it flows: each `trk` is a unit, by its name where it has one, and
 * each `trkseg` begins anew. Points are numbered instead of lines. Way points and routes are no positions in time.
 */
export function gpxReader(fileName: string, leaveOut: (point: number, reason: string) => void) {
  const rows: PositionRow[] = []
  let [tracks, points] = [0, 0]
  let unit = ''
  let begins = false
  let point: { place: [number, number] | null; time: string } | null = null
  let inside: string[] = []
  const reader = xmlReader(
    {
      open(name, attributes) {
        inside.push(name)
        if (inside.length === 1 && name !== 'gpx') throw refused(fileName, `it begins with “${name}”`)
        if (name === 'trk') unit = `track ${++tracks}`
        if (name === 'trkseg') begins = true
        if (name === 'trkpt') {
          points++
          point = { place: placeOf(attributes.lon ?? '', attributes.lat ?? '', 'degrees'), time: '' }
        }
      },
      text(text) {
        const [parent, name] = [inside.at(-2), inside.at(-1)]
        if (name === 'time' && parent === 'trkpt' && point) point.time += text
        if (name === 'name' && parent === 'trk' && text.trim() !== '') unit = text.trim()
      },
      close(name) {
        inside = inside.slice(0, -1)
        if (name !== 'trkpt' || !point) return
        const second = secondOf(point.time.trim())
        if (second === null) leaveOut(points, 'It has no time that can be read')
        else if (isOutOfTime(second)) leaveOut(points, outOfTime)
        else if (!point.place) leaveOut(points, 'It has no place on the national grid')
        else {
          const [easting, northing] = point.place
          rows.push({ line: points, unit, second, easting, northing, begins })
          begins = false
        }
        point = null
      },
    },
    what => refused(fileName, what),
  )
  return {
    write: reader.write,
    end() {
      reader.end()
      return { rows, read: points }
    },
  }
}

function refused(fileName: string, what: string): AppError {
  return new AppError('invalid', `${fileName} is no GPX file that can be read: ${what}.`, {
    next: 'Export the tracks again as GPX, or as CSV with a time and a place in each row.',
  })
}
