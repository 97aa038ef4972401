import { Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PackKind } from '#shared/features/packs/kinds.ts'
import { type PackTemplate, shippedTemplate } from '#shared/features/packs/template.ts'
import { SavedNote } from '../../../client/saved-note.tsx'
import { useMayCall } from '../../../client/use-bureau.ts'
import { useCommand } from '../../../client/use-desk.ts'
import { useDraft } from '../../../client/use-draft.ts'
import { sayDone } from '../../../client/words.ts'
import { BothSides } from '../../../ui/both-sides.tsx'
import { ConfirmButton } from '../../../ui/confirm-button.tsx'
import { Section } from '../../../ui/section.tsx'
import { DistributionLines } from './distribution-lines.tsx'
import styles from './template.module.css'
import { TemplateLook } from './template-look.tsx'
import { TemplatePreview } from './template-preview.tsx'
import { TemplateSections } from './template-sections.tsx'

type Kept = { template: PackTemplate; version: number }
type TemplateFormProps = Kept & { kind: PackKind; reread: () => Promise<Kept> }

/** A template as it is edited, saved as it is typed, beside a pack that is made with it. */
export function TemplateForm({ kind, template, version, reread }: TemplateFormProps) {
  const save = useCommand('packs.saveTemplate', { quiet: true })
  const reset = useCommand('packs.resetTemplate')
  const readOnly = !useMayCall('packs.saveTemplate')
  const [shipped, setShipped] = useState<readonly { key: string; title: string }[] | null>(null)
  const { draft, type, saving, flush, conflict, keepYours, takeTheirs } = useDraft<PackTemplate>({
    version,
    saved: template,
    save: (changes, over) => save.mutateAsync({ kind, version: over, template: changes }),
    reread: async () => {
      const now = await reread()
      return { version: now.version, saved: now.template }
    },
  })
  const isShipped = JSON.stringify(draft) === JSON.stringify(shippedTemplate)

  function backToShipped() {
    reset.mutate({ kind, version }, { onSuccess: () => sayDone('Packs of this kind are as shipped again.') })
  }

  return (
    <div className={styles.editor}>
      <Stack gap="md">
        {conflict && (
          <BothSides fields={bothSides(conflict)} onKeepYours={keepYours} onTakeTheirs={takeTheirs} />
        )}
        <Section
          title="Look"
          actions={!readOnly && !conflict && <SavedNote saving={saving} onRetry={() => void flush()} />}
        >
          <TemplateLook
            readOnly={readOnly}
            accent={draft.accent}
            logo={draft.logo}
            onChange={changes => type(changes)}
          />
        </Section>
        <Section
          title="Sections"
          about="In the order in which they stand; type a title to change it. “Its text” is what people wrote in a section: the board and the public get it only where it is ticked. Sources, caveats, definitions and distribution end every pack."
        >
          <TemplateSections
            readOnly={readOnly}
            shipped={shipped}
            listed={draft.sections}
            onChange={sections => type({ sections })}
          />
        </Section>
        <Section title="Words before and after">
          <Stack gap="sm">
            {(['opening', 'closing'] as const).map(place => (
              <Stack key={place} gap={4}>
                <TextInput
                  label={place === 'opening' ? 'Heading before' : 'Heading after'}
                  placeholder={place === 'opening' ? 'Introduction' : 'In closing'}
                  maxLength={200}
                  readOnly={readOnly}
                  value={draft[place].title}
                  onChange={event => type({ [place]: { ...draft[place], title: event.currentTarget.value } })}
                />
                <Textarea
                  label={place === 'opening' ? 'Words before' : 'Words after'}
                  description="A blank line begins a new paragraph. Every audience reads them."
                  autosize
                  minRows={2}
                  maxRows={8}
                  maxLength={6000}
                  readOnly={readOnly}
                  value={draft[place].text}
                  onChange={event => type({ [place]: { ...draft[place], text: event.currentTarget.value } })}
                />
              </Stack>
            ))}
          </Stack>
        </Section>
        <Section title="Distribution">
          <DistributionLines
            readOnly={readOnly}
            lines={draft.distribution}
            onChange={distribution => type({ distribution })}
          />
        </Section>
        {!readOnly && (
          <div>
            <ConfirmButton
              question="Go back to the shipped template?"
              consequence="Colour, logo, order, titles and words of this kind of pack are as shipped again. Packs that were made stay as they are."
              confirm="Go back"
              disabled={isShipped}
              onConfirm={backToShipped}
            >
              Back to the shipped template
            </ConfirmButton>
          </div>
        )}
      </Stack>
      <TemplatePreview kind={kind} onSections={setShipped} />
    </div>
  )
}

const labels: Record<keyof PackTemplate, string> = {
  accent: 'Colour',
  logo: 'Logo',
  sections: 'Sections',
  opening: 'Words before',
  closing: 'Words after',
  distribution: 'Distribution',
}

function bothSides({ theirs, yours }: { theirs: PackTemplate; yours: Partial<PackTemplate> }) {
  return (Object.keys(yours) as (keyof PackTemplate)[]).map(field => ({
    label: labels[field],
    theirs: inWords(field, theirs),
    yours: inWords(field, yours),
  }))
}

function inWords(field: keyof PackTemplate, template: Partial<PackTemplate>): string {
  if (field === 'logo') return template.logo?.alternative ?? 'none'
  if (field === 'opening' || field === 'closing') return template[field]?.text ?? ''
  if (field === 'sections') {
    return (template.sections ?? [])
      .map(({ key, title, isHidden }) => `${title || key}${isHidden ? ' (left out)' : ''}`)
      .join(', ')
  }
  if (field === 'distribution') return (template.distribution ?? []).map(({ who }) => who).join(', ')
  return template.accent ?? ''
}
