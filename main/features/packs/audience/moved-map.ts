import type { Polygons } from '#shared/features/areas/contract.ts'
import { dissolveCells } from '../../analysis/ground/dissolve.ts'
import { type AreaIndex, areaAt, indexAreas } from '../../areas/membership.ts'
import type { MapFigure, Outline } from '../model/document.ts'
import { anchorMetres, anchorOf, squareOf } from './anchors.ts'

export type MovedRules = {
  areaSets: readonly AreaIndex[]
  /** Incidents and distinct places that an anchor stands for at least; others are not drawn. */
  leastIncidents: number
  leastPlaces: number
  /** Outlines of hotspots are drawn as the squares they touch. */
  squares: boolean
}

/** What an anchor says it stands for at least. Counts in steps cannot be taken from one another. */
const steps = [1, 2, 3, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]

/**
 * A map as those have it who may not know exactly where: its places moved to their anchors, those too few to be shown
 * left out, hotspots as the squares they touch. A sentence says so; the words for those who cannot see it are written
 * anew, as they may name what is not there any more.
 */
export function movedMap(map: MapFigure, rules: MovedRules): MapFigure {
  const { anchors, leftOut } = gathered(map.places, rules)
  const outlines = map.outlines.map(outline => (rules.squares ? inSquares(outline) : outline))
  const around = map.around && rules.squares ? squaresTouched(map.around) : map.around
  const moved = [
    map.places.length > 0
      ? `Calls are drawn at shared points, one for each ${anchorMetres} m square of the National Grid within an area: the same in every pack, never where a call came from.`
      : '',
    map.places.length > 0 && rules.leastPlaces > 1
      ? `A point stands for at least ${rules.leastIncidents} calls from ${rules.leastPlaces} places, and its size for how many at least, in steps${leftOut > 0 ? '; places with fewer are not drawn' : ''}.`
      : '',
    rules.squares && map.outlines.some(({ as }) => as === 'hotspot')
      ? `Hotspots are drawn as the ${anchorMetres} m squares that they touch.`
      : '',
  ]
  const told = moved.filter(Boolean).join(' ')
  return {
    ...map,
    ...(around ? { around } : {}),
    outlines,
    places: anchors,
    ...(told ? { moved: told, alternative: alternativeOf({ ...map, outlines, places: anchors }) } : {}),
  }
}

/** What a map shows in a sentence, from what is left on it. */
export function alternativeOf({ title, outlines, places }: MapFigure): string {
  const named = outlines
    .map(({ name, figure }) => (figure ? `${name}: ${figure.text}` : name))
    .filter(Boolean)
  const points = places.length === 1 ? '1 point' : `${places.length} points`
  const drawn = places.length > 0 ? ` with calls drawn at ${points}` : ''
  return `${title}${drawn}.${named.length > 0 ? ` ${named.slice(0, 12).join('; ')}.` : ''}`
}

type Anchor = { easting: number; northing: number; count: number; places: number }

function gathered(places: MapFigure['places'], rules: MovedRules) {
  const { areaSets, leastIncidents, leastPlaces } = rules
  const anchors = new Map<string, Anchor>()
  let leftOut = 0
  for (const { easting, northing, count } of places) {
    const anchor = anchorOf({ easting, northing }, areaSets)
    if (!anchor) {
      leftOut++
      continue
    }
    const key = `${anchor.easting} ${anchor.northing}`
    const held = anchors.get(key) ?? { ...anchor, count: 0, places: 0 }
    anchors.set(key, { ...held, count: held.count + count, places: held.places + 1 })
  }
  const kept = [...anchors.values()].filter(
    ({ count, places }) => count >= leastIncidents && places >= leastPlaces,
  )
  leftOut += anchors.size - kept.length
  return {
    leftOut,
    // In the order of the grid: the order in which they came could tell which place was the first.
    anchors: kept
      .sort((a, b) => a.easting - b.easting || a.northing - b.northing)
      .map(({ easting, northing, count }) => ({
        easting,
        northing,
        count: leastPlaces > 1 ? stepOf(count) : count,
      })),
  }
}

const stepOf = (count: number) => steps.findLast(step => step <= count) ?? 1

function inSquares(outline: Outline): Outline {
  return outline.as === 'hotspot' ? { ...outline, polygons: squaresTouched(outline.polygons) } : outline
}

/** The squares of the grid that some ground touches, as one outline. */
export function squaresTouched(ground: Polygons): Polygons {
  const index = indexAreas([ground])
  const squares = new Map<string, { west: number; south: number }>()
  const touch = (easting: number, northing: number) => {
    const square = squareOf({ easting, northing })
    squares.set(`${square.west} ${square.south}`, square)
  }
  for (const rings of ground) {
    for (const ring of rings) {
      for (const [at, [x, y]] of ring.entries()) {
        touch(x!, y!)
        const [fromX, fromY] = ring[(at + ring.length - 1) % ring.length]!
        const pieces = Math.ceil(Math.hypot(x! - fromX!, y! - fromY!) / (anchorMetres / 10))
        for (let i = 1; i < pieces; i++) {
          touch(fromX! + ((x! - fromX!) * i) / pieces, fromY! + ((y! - fromY!) * i) / pieces)
        }
      }
    }
  }
  // What lies wholly inside is touched by no edge.
  const all = [...squares.values()]
  const [west, east] = [Math.min(...all.map(one => one.west)), Math.max(...all.map(one => one.west))]
  const [south, north] = [Math.min(...all.map(one => one.south)), Math.max(...all.map(one => one.south))]
  for (let x = west; x <= east; x += anchorMetres) {
    for (let y = south; y <= north; y += anchorMetres) {
      if (areaAt(index, x + anchorMetres / 2, y + anchorMetres / 2) === 0) touch(x, y)
    }
  }
  const cells = [...squares.values()]
  return dissolveCells(
    cells.map(one => one.west / anchorMetres),
    cells.map(one => one.south / anchorMetres),
    anchorMetres,
  )
}
