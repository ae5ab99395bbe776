// SPDX-License-Identifier: Apache-2.0
/** The operating system as module os sees it, over java.nio.file: paths and directories, process, environment. One class a topic. */
package io.github.typhon.stdlib.posix;
