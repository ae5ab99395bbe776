// SPDX-License-Identifier: Apache-2.0
/** Module {@code _uuid}: UUIDs of the time and the node. In: the module loader. Out: objects, refcount. Read first: TimeUuids. */
package io.github.typhon.stdlib._uuid;
