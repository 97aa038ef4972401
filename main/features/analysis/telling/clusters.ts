import type { FigureColumn, FigureTable } from '#shared/features/analysis/figures.ts'
import { convexHull } from '../ground/convex-hull.ts'
import { type DeviationEllipse, deviationEllipse, ellipseHectares } from '../ground/deviation-ellipse.ts'
import { distinctPlaces, type Places } from '../ground/places.ts'
import { areaHectares } from '../ground/rings.ts'
import { numberColumn, placeColumns } from './columns.ts'

/** Some of the points, in columns of their own. */
export type Cloud = { eastings: Float64Array; northings: Float64Array; places: Places }

export function cloudOf(eastings: Float64Array, northings: Float64Array, members: Uint32Array): Cloud {
  const cloud = {
    eastings: Float64Array.from(members, at => eastings[at]!),
    northings: Float64Array.from(members, at => northings[at]!),
  }
  return { ...cloud, places: distinctPlaces(cloud.eastings, cloud.northings) }
}

/** Ground within the convex hull of points, in hectares; 0 where they lie on one line. */
export function hullHectares({ places }: Cloud): number {
  const hull = convexHull(places.eastings, places.northings)
  return hull.length > 0 ? areaHectares([[hull]]) : 0
}

const noGround = 'Its incidents lie at one place or on one line, and have no ground between them.'

/** What every table of clusters has: its number, how much is in it, and the ground within its convex hull. */
export function clusterColumns(clouds: Cloud[]): FigureColumn[] {
  const hectares = clouds.map(hullHectares)
  const most = clouds.map(({ places }) => places.weights.reduce((a, b) => Math.max(a, b), 0))
  return [
    numberColumn(
      'cluster',
      'Cluster',
      clouds.map((_, at) => at + 1),
      {
        help: 'The rank of the hotspot.',
      },
    ),
    numberColumn(
      'incidents',
      'Incidents',
      clouds.map(({ eastings }) => eastings.length),
    ),
    numberColumn(
      'places',
      'Places',
      clouds.map(({ places }) => places.weights.length),
      { help: 'Distinct points its incidents stand at.' },
    ),
    numberColumn('atOnePlace', 'At one place', most, { help: 'Incidents at the place that has the most.' }),
    numberColumn('hullHectares', 'Hull', hectares, {
      decimals: 2,
      unit: 'ha',
      help: 'Ground within the convex hull: the tightest line round all its incidents that never bends inwards.',
    }),
    numberColumn(
      'perHectare',
      'Density',
      clouds.map(({ eastings }, at) => (hectares[at]! > 0 ? eastings.length / hectares[at]! : Number.NaN)),
      {
        decimals: 1,
        unit: 'incidents/ha',
        help: 'Incidents for each hectare within the hull.',
        missing: noGround,
      },
    ),
  ]
}

const noEllipse = 'An ellipse needs three incidents.'

/** Columns of ellipses, one row each; a row without an ellipse says why. */
export function ellipseColumns(
  ellipses: (DeviationEllipse | null)[],
  incidents: ArrayLike<number>,
): FigureColumn[] {
  const hectares = ellipses.map(ellipse => (ellipse ? ellipseHectares(ellipse) : Number.NaN))
  const of = (key: keyof DeviationEllipse) => ellipses.map(ellipse => ellipse?.[key] ?? Number.NaN)
  return [
    ...placeColumns(of('easting'), of('northing')).map(column => ({ ...column, missing: noEllipse })),
    numberColumn('majorMetres', 'Longer half axis', of('majorMetres'), {
      decimals: 1,
      unit: 'm',
      missing: noEllipse,
      help: 'From the middle to the edge along the direction in which the incidents spread most.',
    }),
    numberColumn('minorMetres', 'Shorter half axis', of('minorMetres'), {
      decimals: 1,
      unit: 'm',
      missing: noEllipse,
      help: 'From the middle to the edge across that direction.',
    }),
    numberColumn('bearingDegrees', 'Direction', of('bearingDegrees'), {
      decimals: 1,
      unit: '°',
      missing: noEllipse,
      help: 'Of the longer axis, clockwise from grid north: 0 is north to south, 90 is west to east.',
    }),
    numberColumn('ellipseHectares', 'Ellipse', hectares, { decimals: 2, unit: 'ha', missing: noEllipse }),
    numberColumn(
      'perEllipseHectare',
      'Incidents for its size',
      hectares.map((area, at) => (area > 0 ? incidents[at]! / area : Number.NaN)),
      {
        decimals: 1,
        unit: 'incidents/ha',
        help: 'All incidents of the cluster for each hectare of the ellipse, which some of them lie outside of.',
        missing: 'The ellipse has no width.',
      },
    ),
  ]
}

/** The standard-deviation ellipse of each cluster, in the order of the hotspots. */
export function ellipseTable(clouds: Cloud[], deviations = 1): FigureTable {
  return {
    key: 'ellipses',
    title: 'Standard-deviation ellipses',
    note: ellipseNote(deviations),
    rows: clouds.length,
    drawing: { kind: 'none' },
    columns: [
      numberColumn(
        'cluster',
        'Cluster',
        clouds.map((_, at) => at + 1),
        {
          help: 'The rank of the hotspot.',
        },
      ),
      ...ellipseColumns(
        clouds.map(({ eastings, northings }) => deviationEllipse(eastings, northings, deviations)),
        clouds.map(({ eastings }) => eastings.length),
      ),
    ],
  }
}

export function ellipseNote(deviations: number): string {
  return (
    `Each ellipse reaches ${deviations === 1 ? 'one standard deviation' : `${deviations} standard deviations`} from the middle of its incidents, ` +
    'as CrimeStat draws it. It shows how far and in which direction they spread; it is no boundary.'
  )
}
