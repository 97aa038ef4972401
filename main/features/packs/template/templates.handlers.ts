import { shippedTemplate } from '#shared/features/packs/template.ts'
import type { templates } from '#shared/features/packs/templates.ts'
import type { HandlersOf } from '../../../backend/context.ts'
import { checkedLogo } from './logo.ts'
import { readTemplate, saveTemplate } from './templates.store.ts'

export const templateHandlers: HandlersOf<typeof templates> = {
  template: ({ db }, { kind }) => readTemplate(db, kind),
  async saveTemplate({ db, host, changed }, { kind, version, template }) {
    const checked = template.logo ? { ...template, logo: checkedLogo(template.logo) } : template
    const saved = await saveTemplate(db, kind, version, checked)
    changed('settings')
    return { version: saved, savedAt: host.now().toISOString() }
  },
  async resetTemplate({ db, changed }, { kind, version }) {
    // Kept as a version of its own: packs name the version that they were made with.
    const saved = version === 0 ? 0 : await saveTemplate(db, kind, version, shippedTemplate)
    changed('settings')
    return { version: saved }
  },
}
