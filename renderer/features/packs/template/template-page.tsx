import { Select } from '@mantine/core'
import { useState } from 'react'
import { type PackKind, packKinds, packNames } from '#shared/features/packs/kinds.ts'
import { Answered } from '../../../client/answered.tsx'
import { useQuestion } from '../../../client/use-desk.ts'
import { HelpButton, useHelpTopic } from '../../../ui/help.tsx'
import { Page } from '../../../ui/page.tsx'
import { PageHeader } from '../../../ui/page-header.tsx'
import { TemplateForm } from './template-form.tsx'

/** How the bureau has its packs: logo, colour, order and words of each kind. */
export default function TemplatePage() {
  useHelpTopic('pack-templates')
  const [kind, setKind] = useState<PackKind>('profile')
  const kept = useQuestion('packs.template', { kind })
  return (
    <Page>
      <PageHeader
        title="Pack templates"
        about="Logo, colour, order of the sections and words of each kind of pack. Sources, caveats and the marking stand in every pack."
        actions={<HelpButton topic="pack-templates" about="pack templates" />}
      />
      <Select
        label="Kind of pack"
        data={packKinds.map(one => ({ value: one, label: packNames[one] }))}
        allowDeselect={false}
        maw={320}
        mb="md"
        value={kind}
        onChange={one => one && setKind(one as PackKind)}
      />
      <Answered question={kept} height={400}>
        {({ template, version }) => (
          <TemplateForm
            key={kind}
            kind={kind}
            template={template}
            version={version}
            reread={async () => (await kept.refetch({ throwOnError: true })).data!}
          />
        )}
      </Answered>
    </Page>
  )
}
