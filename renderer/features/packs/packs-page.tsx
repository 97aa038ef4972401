import { IconFileText } from '@tabler/icons-react'
import { useState } from 'react'
import type { Pack } from '#shared/features/packs/contract.ts'
import { formNames, type PackForm, packKinds } from '#shared/features/packs/kinds.ts'
import { Answered } from '../../client/answered.tsx'
import { useQuestion } from '../../client/use-desk.ts'
import { formatInstant } from '../../ui/dates.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { HelpButton, useHelpTopic } from '../../ui/help.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Section } from '../../ui/section.tsx'
import { type Columns, Table } from '../../ui/table.tsx'
import { AudienceLimits } from './audience-limits.tsx'
import { type Choice, isWhole, PackChoice } from './pack-choice.tsx'
import { PackPreview } from './pack-preview.tsx'
import styles from './packs.module.css'

type PacksPageProps = {
  /** What the page was opened for: a kind and its subject. */
  asked: Partial<Pick<Choice, 'kind' | 'id'>>
  onTrace: (packId: number) => void
}

/** A pack is chosen, looked at as its audience gets it, and made; beneath stands every pack that was. */
export function PacksPage({ asked, onTrace }: PacksPageProps) {
  useHelpTopic('audiences')
  const [choice, setChoice] = useState<Choice>({
    kind: asked.kind ?? 'profile',
    id: asked.id ?? null,
    audience: 'internal',
    agencyId: null,
    form: 'pdf',
  })
  return (
    <Page>
      <PageHeader
        title="Packs"
        about="What leaves the bureau, for whom. What an audience may not have is not in the file."
        actions={<HelpButton topic="audiences" about="what each audience may have" />}
      />
      <div className={styles.making}>
        <div className={styles.choosing}>
          <Section title="Make a pack">
            <PackChoice choice={choice} onChange={setChoice} />
          </Section>
          <AudienceLimits audience={choice.audience} />
        </div>
        {isWhole(choice) ? (
          <PackPreview key={JSON.stringify(choice)} choice={choice} />
        ) : (
          <Section title="Preview">
            <EmptyState
              icon={IconFileText}
              title="Nothing chosen yet"
              next="Choose what the pack is of and who it is for."
            />
          </Section>
        )}
      </div>
      <Register onTrace={onTrace} />
    </Page>
  )
}

/** The register of disclosures: everything that was made, for whom, and the fingerprint of its file. */
function Register({ onTrace }: Pick<PacksPageProps, 'onTrace'>) {
  const packs = useQuestion('packs.list')
  return (
    <Section
      title="Register of packs"
      about="Every pack and every picture of the map made, with the fingerprint of its file. Click one, or press Enter on it, for its trace."
    >
      <Answered question={packs}>
        {rows => (
          <Table
            label="Register of packs"
            columns={columns}
            rows={rows}
            empty="No packs yet: the first made is entered here."
            fitRows
            onOpen={({ id }) => onTrace(id)}
          />
        )}
      </Answered>
    </Section>
  )
}

const columns: Columns<Pack> = [
  { field: 'number', headerName: 'Number', width: 118 },
  { field: 'title', headerName: 'Title', flex: 3, minWidth: 240, tooltipField: 'title' },
  { field: 'audience', headerName: 'For', flex: 1, minWidth: 104, tooltipField: 'audience' },
  {
    field: 'form',
    headerName: 'Form',
    width: 110,
    // Pictures and files of replies have one form only.
    valueGetter: ({ data }) =>
      data && packKinds.some(kind => kind === data.kind)
        ? (formNames[data.form as PackForm] ?? data.form)
        : '',
  },
  { field: 'withheld', headerName: 'Withheld', width: 104, type: 'rightAligned' },
  { field: 'marking', headerName: 'Marking', width: 156 },
  { field: 'madeAt', headerName: 'Made', width: 150, valueFormatter: ({ value }) => formatInstant(value) },
  { field: 'madeBy', headerName: 'By', width: 90 },
  { field: 'sha256', headerName: 'SHA-256', width: 112, tooltipField: 'sha256' },
]
