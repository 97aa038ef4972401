import { List, Stack, Text } from '@mantine/core'
import type { Filter } from '#shared/features/incidents/contract.ts'
import type { Assessment } from '#shared/features/tasking/assessment.ts'
import {
  type AssessmentSection as SectionKey,
  sectionNames,
} from '#shared/features/tasking/assessment-rules.ts'
import { useMayCall } from '../../../client/use-bureau.ts'
import { countOf, unbroken } from '../../../ui/counts.ts'
import { Disclosure } from '../../../ui/disclosure.tsx'
import ruled from '../../../ui/ruled-list.module.css'
import { Section } from '../../../ui/section.tsx'
import { AddItem } from './add-item.tsx'
import { AssessmentItemRow } from './assessment-item.tsx'
import { TestedTable } from './tested-table.tsx'

type AssessmentSectionProps = {
  assessment: Assessment
  section: SectionKey
  reread: () => Promise<Assessment>
  mapOf: (filter: Filter) => string
  analysisOf: (analysisId: number) => string
}

/** One section: what was done, what to keep in mind, and its items in their order. */
export function AssessmentSection({ assessment, section, reread, ...links }: AssessmentSectionProps) {
  const mayWrite = useMayCall('tasking.saveAssessmentItem') && assessment.status === 'draft'
  const drafted = assessment.sections.find(one => one.section === section)
  const items = assessment.list.filter(item => item.section === section && item.removed === null)
  const name = sectionNames[section]
  return (
    <Section
      title={name}
      about={countOf(items.length, 'item')}
      actions={mayWrite && <AddItem assessmentId={assessment.id} section={section} />}
    >
      <Stack gap="xs">
        {drafted && <Text>{unbroken(drafted.note)}</Text>}
        {drafted && drafted.caveats.length > 0 && (
          <List size="sm" aria-label={`Keep in mind: ${name}`}>
            {drafted.caveats.map(caveat => (
              <List.Item key={caveat}>{unbroken(caveat)}</List.Item>
            ))}
          </List>
        )}
        {items.length > 0 && (
          <ol className={ruled.wide} aria-label={name}>
            {items.map((item, place) => (
              <li key={item.id}>
                <AssessmentItemRow
                  item={item}
                  place={place}
                  last={items.length - 1}
                  mayWrite={mayWrite}
                  reread={reread}
                  {...links}
                />
              </li>
            ))}
          </ol>
        )}
        {drafted && drafted.tested.length > 0 && (
          <Disclosure label={`Everything that was counted (${drafted.tested.length})`}>
            <TestedTable rows={drafted.tested} mapOf={links.mapOf} />
          </Disclosure>
        )}
      </Stack>
    </Section>
  )
}
