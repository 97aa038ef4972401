import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconBooks, IconPlus, IconSearch } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { FacetChoices, LibraryEntry } from '#shared/features/library/contract.ts'
import { Answered } from '../../client/answered.tsx'
import { useMayCall } from '../../client/use-bureau.ts'
import { useQuestion } from '../../client/use-desk.ts'
import { countOf } from '../../ui/counts.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { HelpButton, useHelpTopic } from '../../ui/help.tsx'
import { Page } from '../../ui/page.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import ruled from '../../ui/ruled-list.module.css'
import { Section } from '../../ui/section.tsx'
import { Entry } from './entry.tsx'
import { Facets } from './facets.tsx'
import { InterventionForm } from './intervention-form.tsx'
import styles from './library.module.css'
import { RemoveIntervention } from './remove-intervention.tsx'

const pauseMilliseconds = 200

/** What was done before about which problem, and whether it worked. */
export function LibraryPage({ links }: { links: ReactNode }) {
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text, pauseMilliseconds)
  const [chosen, setChosen] = useState<FacetChoices>({})
  const [writing, setWriting] = useState<LibraryEntry | 'new' | null>(null)
  const mayWrite = useMayCall('library.saveIntervention')
  const search = useQuestion('library.search', { text: asked, facets: chosen }, { keepLast: true })
  useHelpTopic('library')
  const add = mayWrite && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setWriting('new')}>
      Enter an intervention
    </Button>
  )
  return (
    <Page>
      <PageHeader
        title="Library"
        about="Closed problem profiles and interventions: what was done, and what is known of whether it worked."
        actions={
          <>
            <HelpButton topic="library" about="the library" />
            {add}
          </>
        }
      />
      {links}
      <Answered question={search} height="40vh">
        {({ found, total, facets }) =>
          total === 0 ? (
            <EmptyState
              icon={IconBooks}
              title="The library is empty"
              next="Problem profiles come here when they are closed. What was tried elsewhere can be entered by hand."
            >
              {add}
            </EmptyState>
          ) : (
            <div className={styles.columns}>
              <Facets counts={facets} chosen={chosen} onChange={setChosen} />
              <Stack gap="sm">
                <TextInput
                  label="Search the library"
                  placeholder="Words of the problem, the place, the response…"
                  leftSection={<IconSearch size={16} aria-hidden />}
                  value={text}
                  maxLength={200}
                  onChange={event => setText(event.currentTarget.value)}
                />
                <Section
                  title="Found"
                  about={
                    <span role="status">{`${countOf(found.length, 'entry', 'entries')} of ${total}`}</span>
                  }
                >
                  {found.length === 0 ? (
                    <Text c="dimmed">Nothing is like that. Take a word away, or a tick on the left.</Text>
                  ) : (
                    <ul className={ruled.wide}>
                      {found.map(({ entry, terms }) => (
                        <li key={entry.id}>
                          <Entry
                            entry={entry}
                            terms={terms}
                            actions={
                              mayWrite &&
                              entry.kind === 'intervention' && (
                                <Group gap={4} wrap="nowrap">
                                  <Button
                                    variant="subtle"
                                    size="compact-sm"
                                    aria-label={`Change ${entry.title}`}
                                    onClick={() => setWriting(entry)}
                                  >
                                    Change
                                  </Button>
                                  <RemoveIntervention entry={entry} />
                                </Group>
                              )
                            }
                          />
                        </li>
                      ))}
                    </ul>
                  )}
                </Section>
              </Stack>
            </div>
          )
        }
      </Answered>
      <InterventionForm writing={writing} onClose={() => setWriting(null)} />
    </Page>
  )
}
