import { Stack } from '@mantine/core'
import type { Profile } from '#shared/features/profiles/contract.ts'
import { sectionWords } from '#shared/features/profiles/sections.ts'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { Section } from '../../../ui/section.tsx'
import { Particulars } from './particulars.tsx'
import { SectionText } from './section-text.tsx'

type WrittenDocumentProps = { profile: Profile; reread: () => Promise<Profile> }

/** All that is written of a problem profile. */
export function WrittenDocument({ profile, reread }: WrittenDocumentProps) {
  const question = useQuestion('profiles.document', { profileId: profile.id })
  return (
    <Stack gap="md">
      <Particulars profile={profile} reread={reread} />
      <Answered question={question}>
        {document => (
          <>
            {document.sections.map(section => (
              <Section key={section.key} title={sectionWords[section.key].label}>
                <SectionText
                  profileId={profile.id}
                  section={section}
                  reread={async () => (await question.refetch()).data ?? document}
                />
              </Section>
            ))}
          </>
        )}
      </Answered>
    </Stack>
  )
}
