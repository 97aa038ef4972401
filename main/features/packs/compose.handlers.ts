import { type Audience, audienceNames } from '#shared/features/packs/audience.ts'
import type { PackWanted } from '#shared/features/packs/contract.ts'
import { packNames } from '#shared/features/packs/kinds.ts'
import { AppError } from '#shared/rpc/error.ts'
import type { Context } from '../../backend/context.ts'
import { localDay } from '../incidents/local-time.ts'
import { audienceRulesFor, textRulesFor } from './audience/audience-rules.store.ts'
import { wordsOfAudience } from './audience/audience-words.store.ts'
import { checkTexts } from './audience/check-texts.ts'
import { forAudience } from './audience/for-audience.ts'
import { type SourcesFor, sourcesFor } from './audience/sources-for.store.ts'
import { packReaders } from './kinds/index.handlers.ts'
import { cleanDocument } from './model/clean-text.ts'
import type { PackDocument } from './model/document.ts'
import { highestMarking, isAbove, markingOf, mostMarked } from './model/marking.ts'
import { sourceMarkings } from './source-markings.store.ts'
import { readTemplate } from './template/templates.store.ts'
import { withOpenedTexts, withTemplate } from './template/with-template.ts'

type Composed = {
  document: PackDocument
  templateVersion: number | null
  /** What it is made of as shipped, for whoever orders it otherwise. */
  sections: { key: string; title: string }[]
  leftOut: SourcesFor['leftOut']
}

/** A pack as its audience may have it, before it has a number and a form. */
export async function composed(context: Context, { kind, id, audience }: PackWanted): Promise<Composed> {
  const read = packReaders[kind]
  if (!read) {
    throw new AppError('unavailable', `No ${packNames[kind]} can be made here yet.`, {
      next: 'Choose another kind of pack.',
    })
  }
  const { db, bureau, host } = context
  const sources = await sourcesFor(db, audience)
  const document = await read(context, {
    id,
    audience,
    audienceWords: await wordsOfAudience(db, audience),
    madeOn: localDay(host.now().getTime() / 60_000),
    ...sources,
  })
  const { template, version } = await readTemplate(db, kind)
  const opened = withOpenedTexts(document, template)
  const allowed = forAudience(opened, await audienceRulesFor(db, audience, bureau.areaIndexes))
  const arranged = cleanDocument(withTemplate(allowed, template))
  checkTexts(arranged, await textRulesFor(db, audience, arranged, bureau.knownReferences))
  const marking = highestMarking([markingOf(arranged), ...(await sourceMarkings(db, arranged.sources))])
  requireMayHave(marking, audience)
  return {
    document: { ...arranged, marking },
    templateVersion: version === 0 ? null : version,
    sections: document.sections.map(({ key, title }) => ({ key, title })),
    leftOut: sources.leftOut,
  }
}

/** What is marked above what its audience may have is refused: it is never marked lower for them. */
function requireMayHave(marking: string, { kind }: Audience) {
  const most = mostMarked(kind)
  if (!isAbove(marking, most)) return
  throw new AppError(
    'invalid',
    `The pack was not made: it is marked ${marking}, and ${audienceNames[kind]} may not have what is marked above ${most}.`,
    {
      next: 'Choose another audience. Where nothing in it is sensitive any more, change first how its subject is marked.',
    },
  )
}
