import { Center, Loader } from '@mantine/core'
import { type ComponentType, createElement, lazy, Suspense } from 'react'

/** A part of a page whose code is fetched when it is first shown: a page is there sooner without it. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const Part = lazy(async () => ({ default: await load() }))
  return function Later(props: Props) {
    return <Suspense fallback={<Fetching />}>{createElement(Part as ComponentType<Props>, props)}</Suspense>
  }
}

function Fetching() {
  return (
    <Center h={120} role="status" aria-label="Loading">
      <Loader size="sm" />
    </Center>
  )
}
