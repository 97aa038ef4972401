import { Center, Loader } from '@mantine/core'
import { useEffect, useState } from 'react'
import { RouterProvider } from 'react-router'
import { Answers } from '../client/desk-provider.tsx'
import { BureauContext } from '../client/use-bureau.ts'
import { useQuestion } from '../client/use-desk.ts'
import { inWords } from '../client/words.ts'
import { ErrorNote } from '../ui/error-note.tsx'
import { createRouter } from './router.tsx'
import { StartPage } from './start-page.tsx'

/** The start page until a bureau is open, then the workspaces. */
export function BureauGate() {
  const desk = useQuestion('settings.desk')
  // Made here and not on loading, because the address carries the one-use token until then.
  const [router] = useState(createRouter)
  const { refetch } = desk
  useEffect(() => {
    // A window that stayed open overnight learns what day it is when somebody comes back to it.
    const askAgain = () => void refetch()
    window.addEventListener('focus', askAgain)
    return () => window.removeEventListener('focus', askAgain)
  }, [refetch])
  const closed = desk.data?.bureau === null
  useEffect(() => {
    // The page one was on belongs to the bureau that was closed.
    if (closed) void router.navigate('/', { replace: true })
  }, [closed, router])

  if (desk.isPending) {
    return (
      <Center h="100%">
        <Loader size="sm" />
      </Center>
    )
  }
  if (desk.isError) {
    return (
      <Center h="100%" component="main">
        <ErrorNote {...inWords(desk.error)} onRetry={() => void desk.refetch()} />
      </Center>
    )
  }
  if (!desk.data.bureau) return <StartPage desk={desk.data} />
  return (
    <BureauContext value={desk.data.bureau}>
      <Answers key={desk.data.bureau.path}>
        <RouterProvider router={router} />
      </Answers>
    </BureauContext>
  )
}
