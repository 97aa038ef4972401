import { normalDraw, seededRandom } from '#shared/random.ts'

/**
 * Points much like a force's: towns of unlike size in a county of 60 by 60 km, a tenth of the points anywhere,
 * and half of all points at a place that already has one. To the decimetre.
 */
export function generatedPoints(
  n: number,
  seed: number,
): { eastings: Float64Array; northings: Float64Array } {
  const random = seededRandom(seed)
  const towns = Array.from({ length: 40 }, (_, rank) => ({
    easting: 430_000 + random() * 60_000,
    northing: 280_000 + random() * 60_000,
    spreadMetres: 300 + 3000 / (1 + rank / 4),
  }))
  const eastings = new Float64Array(n)
  const northings = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    if (i % 2 === 1) {
      const same = Math.floor(random() * i)
      eastings[i] = eastings[same]!
      northings[i] = northings[same]!
      continue
    }
    const town = towns[Math.floor(random() * random() * towns.length)]!
    const anywhere = random() < 0.1
    const easting = anywhere
      ? 430_000 + random() * 60_000
      : normalDraw(random, town.easting, town.spreadMetres)
    const northing = anywhere
      ? 280_000 + random() * 60_000
      : normalDraw(random, town.northing, town.spreadMetres)
    eastings[i] = Math.round(easting * 10) / 10
    northings[i] = Math.round(northing * 10) / 10
  }
  return { eastings, northings }
}

/** Seconds a piece of work takes: the middle one of three runs. */
export function secondsOf(work: () => unknown, runs = 3): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    work()
    return (performance.now() - start) / 1000
  })
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)]!
}

/** The most memory the process has held, in megabytes. */
export function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1024
}

/** How the time grows with the size: 1 is linear, 2 quadratic. */
export function exponent(small: number, smallSeconds: number, large: number, largeSeconds: number): number {
  return Math.log(largeSeconds / smallSeconds) / Math.log(large / small)
}
