import { counted } from '#shared/count-words.ts'
import type { Polygons } from '#shared/features/areas/contract.ts'
import type { Snapshot } from '../../../incidents/snapshot.ts'
import type { MapFigure, Outline } from '../../model/document.ts'
import { placeCounts } from '../../place-counts.ts'

export type NamedArea = { name: string; polygons: Polygons }
export type Places = MapFigure['places']

/** The distinct places of some incidents with how many stand at each. */
export function placesOf(snapshot: Snapshot, positions: Uint32Array): Places {
  return placeCounts(snapshot, positions, Number.POSITIVE_INFINITY).places
}

type Box = { west: number; east: number; south: number; north: number }

export function boxOf(polygons: Polygons): Box {
  return polygons.flat(2).reduce<Box>(
    ({ west, east, south, north }, [easting, northing]) => ({
      west: Math.min(west, easting),
      east: Math.max(east, easting),
      south: Math.min(south, northing),
      north: Math.max(north, northing),
    }),
    {
      west: Number.POSITIVE_INFINITY,
      east: Number.NEGATIVE_INFINITY,
      south: Number.POSITIVE_INFINITY,
      north: Number.NEGATIVE_INFINITY,
    },
  )
}

/** The areas that a map around some ground can show: those whose box meets the ground's, with some room around it. */
export function areasNear(ground: Polygons, areas: readonly NamedArea[]): NamedArea[] {
  const { west, east, south, north } = boxOf(ground)
  const room = Math.max(0.25 * (east - west), 0.25 * (north - south), 150)
  return areas.filter(({ polygons }) => {
    const own = boxOf(polygons)
    return (
      own.east > west - room && own.west < east + room && own.north > south - room && own.south < north + room
    )
  })
}

/** Some ground on a map, its incidents by place, and the areas around it. */
export function placeMap(
  title: string,
  ground: readonly Outline[],
  places: Places,
  areas: readonly NamedArea[],
): MapFigure {
  const around = ground.flatMap(({ polygons }) => polygons)
  const total = places.reduce((sum, { count }) => sum + count, 0)
  const names = ground.map(({ name }) => name).join(', ')
  return {
    title,
    around,
    outlines: [
      ...areasNear(around, areas)
        .filter(({ name }) => !ground.some(one => one.as === 'area' && one.name === name))
        .map(({ name, polygons }): Outline => ({ name, polygons, as: 'area' })),
      ...ground,
    ],
    places,
    alternative:
      places.length === 0
        ? `Map of ${names}.`
        : `Map of ${names}: ${counted(total, 'incident')} at ${counted(places.length, 'place')}.`,
  }
}
