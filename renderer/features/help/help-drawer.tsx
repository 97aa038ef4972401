import { Anchor, Drawer, List, Stack, Text, Title } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { type HelpPage, helpPages } from './help-pages.ts'

type HelpDrawerProps = { topic: string | null; onTopic: (topic: string) => void; onClose: () => void }

/** The help on one step, beside the step itself; everything in it is on this machine. */
export default function HelpDrawer({ topic, onTopic, onClose }: HelpDrawerProps) {
  const page = topic === null ? undefined : helpPages.get(topic)
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Another page begins at its beginning, not where the one before was left.
    if (topic !== null) top.current?.scrollIntoView({ block: 'start' })
  }, [topic])
  return (
    <Drawer
      opened={page !== undefined}
      onClose={onClose}
      size={440}
      title={<Title order={2}>Help: {page?.title}</Title>}
      closeButtonProps={{ 'aria-label': 'Close the help' }}
      // Over a dialog that is being explained, which is laid over the page itself.
      zIndex={250}
      // What is being explained stays in sight.
      overlayProps={{ backgroundOpacity: 0.12 }}
    >
      <div ref={top} />
      {page && <Page page={page} topic={topic} onTopic={onTopic} />}
    </Drawer>
  )
}

type PageProps = { page: HelpPage; topic: string | null; onTopic: (topic: string) => void }

function Page({ page, topic, onTopic }: PageProps) {
  return (
    <Stack gap="sm">
      <Text>{page.intro}</Text>
      {page.parts.map(({ heading, text }) => (
        <section key={heading}>
          <Title order={3} mb={2}>
            {heading}
          </Title>
          <Stack gap={6}>
            {text.map(each => (
              <Paragraph key={String(each)} text={each} />
            ))}
          </Stack>
        </section>
      ))}
      <Topics label="See also" topics={page.see} onTopic={onTopic} />
      <Topics
        label="All pages"
        topics={[...helpPages.keys()].filter(each => each !== topic)}
        onTopic={onTopic}
      />
    </Stack>
  )
}

function Paragraph({ text }: { text: string | string[] }) {
  if (typeof text === 'string') return <Text>{text}</Text>
  return (
    <List size="sm" spacing={3}>
      {text.map(item => (
        <List.Item key={item}>{item}</List.Item>
      ))}
    </List>
  )
}

type TopicsProps = { label: string; topics: string[]; onTopic: (topic: string) => void }

function Topics({ label, topics, onTopic }: TopicsProps) {
  return (
    <nav aria-label={label}>
      <Title order={3} mb={2}>
        {label}
      </Title>
      <List size="sm" spacing={2} listStyleType="none">
        {topics.map(topic => (
          <List.Item key={topic}>
            <Anchor component="button" mih={24} ta="left" onClick={() => onTopic(topic)}>
              {helpPages.get(topic)?.title}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </nav>
  )
}
