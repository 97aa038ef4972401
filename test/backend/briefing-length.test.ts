import { expect, test } from 'vitest'
import type { BriefingText } from '#shared/features/briefings/briefing-text.ts'
import { pageUsed } from '#shared/features/briefings/page-length.ts'
import { seededRandom } from '#shared/random.ts'
import { findBrowser } from '../../main/backend/find-browser.ts'
import { printWithBrowser } from '../../main/backend/print-with-browser.ts'
import { packPage } from '../../main/features/packs/forms/html/page.ts'
import { briefingPack } from '../../main/features/packs/kinds/briefing.ts'
import { pagesOf } from '../../main/features/packs/pdf-pages.ts'

const vocabulary =
  'calls about youths gathering with mopeds and alcohol near the shops WILLIAMSON MUMMERY MWMWMW since Friday evening between the car park and the underpass; ask whether anybody is hurt, threatened or carrying anything dangerous'.split(
    ' ',
  )

/** Text that grows with `size`, of words as they come, some of them wide. */
function briefingOf(size: number, seed: number): BriefingText {
  const random = seededRandom(seed)
  const words = (count: number) =>
    Array.from(
      { length: Math.max(1, Math.round(count)) },
      () => vocabulary[Math.floor(random() * vocabulary.length)],
    ).join(' ')
  const lines = Array.from({ length: 2 + Math.floor(random() * 7) }, () => ({
    place: words(2 + random() * 3),
    what: words(size * random() * 40),
    ask: words(size * random() * 40),
    owner: words(3 + random() * 4),
    contact: words(2),
  }))
  return { opening: words(size * 20), notSay: Array.from({ length: 3 }, () => words(8)).join('\n'), lines }
}

/** The longest text of a kind that is still said to fit. */
function fullest(seed: number): BriefingText {
  let [least, most] = [0, 8]
  for (let step = 0; step < 20; step++) {
    const middle = (least + most) / 2
    if (pageUsed(briefingOf(middle, seed)) <= 1) least = middle
    else most = middle
  }
  return briefingOf(least, seed)
}

const around = {
  ...{ bureauName: 'Leicester bureau', demonstration: true, marking: 'OFFICIAL-SENSITIVE' },
  ...{
    audience: 'internal' as const,
    audienceWords: 'Call-takers',
    madeOn: '2025-01-08',
    issue: 12,
    standing: 'expired' as const,
  },
  ...{ expiresOn: '2025-01-07', supersededBy: null, approvedOn: '2024-12-30', approvedBy: 'The manager' },
}

test.skipIf(findBrowser() === null)(
  'what is said just to fit on a page does, and the page is not left half empty',
  async () => {
    for (const seed of [3, 8, 21]) {
      const text = fullest(seed)
      expect(pageUsed(text)).toBeGreaterThan(0.9)
      const lines = text.lines.map(line => ({ ...line, leadsTo: ['PP-2025-001', 'NP-2025-001'] }))
      const fits = await printWithBrowser(packPage(briefingPack({ ...around, ...text, lines })))
      expect([seed, pagesOf(fits)]).toEqual([seed, 1])
    }
    // Half as much again does not: the measure is no excuse to refuse what would.
    const text = fullest(3)
    const more = text.lines.slice(0, Math.ceil(text.lines.length / 2))
    const lines = [...text.lines, ...more].map(line => ({ ...line, leadsTo: [] }))
    expect(
      pagesOf(await printWithBrowser(packPage(briefingPack({ ...around, ...text, lines })))),
    ).toBeGreaterThan(1)
  },
  60_000,
)
