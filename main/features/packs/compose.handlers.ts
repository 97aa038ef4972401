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
import { markingOf } from './model/marking.ts'

type Composed = {
  document: PackDocument
  templateVersion: number | null
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
  const { db, host } = context
  const sources = await sourcesFor(db, audience)
  const document = await read(context, {
    ...{ id, audience },
    audienceWords: await wordsOfAudience(db, audience),
    madeOn: localDay(host.now().getTime() / 60_000),
    ...sources,
  })
  const allowed = cleanDocument(forAudience(document, await audienceRulesFor(db, audience)))
  checkTexts(allowed, await textRulesFor(db, audience, allowed))
  return {
    document: { ...allowed, marking: markingOf(allowed) },
    templateVersion: null,
    leftOut: sources.leftOut,
  }
}
