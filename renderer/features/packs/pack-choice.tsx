import { Radio, Select, Stack } from '@mantine/core'
import { type AudienceKind, audienceKinds } from '#shared/features/packs/audience.ts'
import type { PackWanted } from '#shared/features/packs/contract.ts'
import {
  formNames,
  type PackForm,
  type PackKind,
  packForms,
  packKinds,
  packNames,
} from '#shared/features/packs/kinds.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { formatDay } from '../../ui/dates.ts'

export type Choice = {
  kind: PackKind
  id: number | null
  audience: AudienceKind
  agencyId: number | null
  form: PackForm
}

/** What is asked of the backend, once everything is chosen. */
export function wantedOf({ kind, id, audience, agencyId }: Choice): PackWanted | null {
  if (id === null) return null
  if (audience !== 'agency') return { kind, id, audience: { kind: audience } }
  return agencyId === null ? null : { kind, id, audience: { kind: 'agency', agencyId } }
}
export const isWhole = (choice: Choice) => wantedOf(choice) !== null

const audienceLabels: Record<AudienceKind, string> = {
  internal: 'The bureau itself',
  agency: 'A partner agency',
  board: 'The APEL board',
  public: 'The public',
}

type PackChoiceProps = { choice: Choice; onChange: (choice: Choice) => void }

/** What the pack is of, who it is for, and as what. */
export function PackChoice({ choice, onChange }: PackChoiceProps) {
  const subjects = useQuestion('packs.subjects', { kind: choice.kind })
  const agencies = useQuestion('settings.agencies')
  const change = (part: Partial<Choice>) => onChange({ ...choice, ...part })
  return (
    <Stack gap="sm">
      <Select
        label="Kind"
        data={packKinds.map(kind => ({ value: kind, label: packNames[kind] }))}
        allowDeselect={false}
        value={choice.kind}
        onChange={kind => kind && change({ kind: kind as PackKind, id: null })}
      />
      <Select
        label="Of which one"
        placeholder={subjects.data?.length === 0 ? 'There is none yet' : 'Choose'}
        data={(subjects.data ?? []).map(({ id, number, title, day }) => ({
          value: String(id),
          label: [number, title, day && formatDay(day)].filter(Boolean).join(' · '),
        }))}
        searchable
        limit={200}
        disabled={subjects.data?.length === 0}
        value={choice.id === null ? null : String(choice.id)}
        onChange={id => change({ id: id === null ? null : Number(id) })}
      />
      <Radio.Group
        label="For"
        value={choice.audience}
        onChange={audience => change({ audience: audience as AudienceKind })}
      >
        <Stack gap="sm" mt={4}>
          {audienceKinds.map(kind => (
            <Radio key={kind} value={kind} label={audienceLabels[kind]} />
          ))}
        </Stack>
      </Radio.Group>
      {choice.audience === 'agency' && (
        <Select
          label="Agency"
          placeholder="Choose"
          data={(agencies.data ?? []).map(({ id, name }) => ({ value: String(id), label: name }))}
          value={choice.agencyId === null ? null : String(choice.agencyId)}
          onChange={id => change({ agencyId: id === null ? null : Number(id) })}
        />
      )}
      <Select
        label="As"
        data={packForms.map(form => ({ value: form, label: formNames[form] }))}
        allowDeselect={false}
        value={choice.form}
        onChange={form => form && change({ form: form as PackForm })}
      />
    </Stack>
  )
}
