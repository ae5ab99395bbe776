// SPDX-License-Identifier: Apache-2.0
/** The {@code _asyncio} module: futures, tasks, the running loop of each thread. */
package io.github.typhon.stdlib._asyncio;
