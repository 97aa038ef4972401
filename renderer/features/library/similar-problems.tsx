import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import { Answered } from '../../client/answered.tsx'
import { useQuestion } from '../../client/use-desk.ts'
import ruled from '../../ui/ruled-list.module.css'
import { Section } from '../../ui/section.tsx'
import { Entry } from './entry.tsx'

/** What was done about problems like this one: offered while its plan is written. */
export function SimilarProblems({ profileId }: { profileId: number }) {
  const similar = useQuestion('library.similar', { profileId })
  return (
    <Section
      title="Problems like this"
      about="From the library: what was done, and what is known of whether it worked."
      actions={
        <Anchor component={Link} to="/briefings/library">
          Library
        </Anchor>
      }
    >
      <Answered question={similar}>
        {({ listed, alike }) =>
          listed.length === 0 ? (
            <Text c="dimmed">The library holds nothing like this problem yet.</Text>
          ) : (
            <>
              <Text mb="xs">
                {alike > listed.length
                  ? `The ${listed.length} most like it of ${alike}. The library holds the others.`
                  : `${alike === 1 ? 'One problem is' : `${alike} problems are`} like it.`}
              </Text>
              <ul className={ruled.wide}>
                {listed.map(({ entry, reasons }) => (
                  <li key={entry.id}>
                    <Entry entry={entry} reasons={reasons} />
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Answered>
    </Section>
  )
}
