// SPDX-License-Identifier: Apache-2.0
/** The {@code _interpchannels} module: channels between the interpreters of a family, on which a sender waits for its receiver.
 *  Read first: {@link io.github.typhon.stdlib._interpchannels.SharedChannel}. */
package io.github.typhon.stdlib._interpchannels;
