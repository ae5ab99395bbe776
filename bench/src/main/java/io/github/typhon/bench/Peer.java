// SPDX-License-Identifier: Apache-2.0
package io.github.typhon.bench;

import java.util.List;

/** An interpreter under test: its name in the table and the command that starts it. */
record Peer(String name, List<String> command) {}
