import type { packs } from '#shared/features/packs/contract.ts'
import type { HandlersOf } from '../../backend/context.ts'
import { readAudienceRules, saveAudienceRules } from './audience/audience-rules.store.ts'
import { composed } from './compose.handlers.ts'
import { layOut, prepareForm } from './forms/makers.handlers.ts'
import { packSubjects } from './kinds/subjects.store.ts'
import { makePack } from './make.handlers.ts'
import { titleOf } from './model/naming.ts'
import { withheldIn } from './model/withheld.ts'
import { listPacks } from './packs.store.ts'
import { pictureHandlers } from './pictures.handlers.ts'
import { templateHandlers } from './template/templates.handlers.ts'

export const packsHandlers: HandlersOf<typeof packs> = {
  ...pictureHandlers,
  ...templateHandlers,

  async preview(context, wanted) {
    prepareForm(context, 'html')
    const { document, leftOut, sections } = await composed(context, wanted)
    return {
      title: titleOf(document),
      html: await layOut(context, document),
      marking: document.marking,
      sections,
      withheld: withheldIn(document),
      leftOut: leftOut.map(({ name, agencyName, reason }) => ({ name, agencyName, reason })),
    }
  },
  make: (context, wanted) => makePack(context, wanted),
  subjects(context, { kind }) {
    // Whoever asks of what a pack can be made is about to look at one.
    prepareForm(context, 'html')
    return packSubjects(context.db, kind)
  },
  list: ({ db }) => listPacks(db),
  audienceRules: ({ db }) => readAudienceRules(db),
  async saveAudienceRules({ db, changed }, rules) {
    await saveAudienceRules(db, rules)
    changed('settings')
    return rules
  },
}
