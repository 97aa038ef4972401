import type { AudienceKind } from '#shared/features/packs/audience.ts'
import type { BoardOnPaper } from '../../../performance/board/draft.ts'
import { countPatterns, numbersOfCalls } from '../../audience/typed-counts.ts'
import type { Section } from '../../model/document.ts'
import { isAtTheTable } from '../parts/audience.ts'
import { tableOf, typed } from './parts.ts'

const ofAnyCalls = countPatterns([])

/** What worked, here or elsewhere, from the library: only what was measured. */
export function practiceSection({ draft, meeting }: BoardOnPaper, audience: AudienceKind): Section {
  const told = (words: string) =>
    isAtTheTable(audience) || numbersOfCalls(words, ofAnyCalls).length === 0 ? shortened(words) : keptThere
  return {
    key: 'practice',
    title: 'Innovative practice',
    blocks: [
      ...typed(meeting.texts.practice),
      tableOf(
        'From the library: what worked, and how that is known',
        [
          ['Number', 'name', 0.8],
          ['What', 'name', 1.6],
          ['What was done', 'text', 2.4],
          ['Evidence', 'text', 2.4],
        ],
        draft.kept.practice.map(({ number, title, response, evidence }) => [
          number,
          title,
          told(response),
          told(evidence),
        ]),
        { empty: 'The library holds nothing yet that was measured and worked.' },
      ),
    ],
  }
}

/** Its numbers were counted from every source there was, here or elsewhere. */
const keptThere = 'It was measured; the numbers of calls stand in the library of the bureau.'
const longest = 320

/** To the end of a sentence, where it is too long for a table. */
function shortened(words: string): string {
  if (words.length <= longest) return words
  const cut = words.slice(0, longest)
  const end = cut.lastIndexOf('. ')
  return end > longest / 2 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(' '))} …`
}
