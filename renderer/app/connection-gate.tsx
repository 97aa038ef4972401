import { Alert, Center, Loader, Text } from '@mantine/core'
import { IconPlugConnectedX } from '@tabler/icons-react'
import { useConnection } from '../client/connection.ts'
import { DeskProvider } from '../client/desk-provider.tsx'
import { inWords } from '../client/words.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { BureauGate } from './bureau-gate.tsx'
import styles from './connection-gate.module.css'

/** Shows the application once the desk answers, and says so calmly when it no longer does. */
export function ConnectionGate() {
  const connection = useConnection()
  if (connection.state === 'connecting') {
    return (
      <Center h="100%" role="status" aria-label="Connecting to the desk">
        <Loader size="sm" />
      </Center>
    )
  }
  if (connection.state === 'refused') {
    const words = inWords(connection.error)
    return (
      <Center h="100%" component="main">
        <EmptyState icon={IconPlugConnectedX} title={words.message} next={words.next} />
      </Center>
    )
  }
  return (
    <div className={styles.window}>
      {connection.state === 'lost' && <Lost attempts={connection.attempts} />}
      <div className={styles.rest} inert={connection.state === 'lost'}>
        <DeskProvider client={connection.client}>
          <BureauGate />
        </DeskProvider>
      </div>
    </div>
  )
}

function Lost({ attempts }: { attempts: number }) {
  return (
    <Alert
      color="yellow"
      radius={0}
      icon={<IconPlugConnectedX aria-hidden />}
      title="Tasking Desk has stopped answering"
      role="alert"
    >
      <Text c="var(--mantine-color-text)">
        What was saved is safe. Connecting again by itself, attempt {attempts}. If Tasking Desk was closed,
        start it again and use the new window.
      </Text>
    </Alert>
  )
}
