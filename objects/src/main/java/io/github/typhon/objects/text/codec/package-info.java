// SPDX-License-Identifier: Apache-2.0
/** Text encodings: one class per encoding, error handling apart ({@link io.github.typhon.objects.text.codec.DecodeErrors},
 *  {@link io.github.typhon.objects.text.codec.EncodeErrors}), the per-interpreter registry in {@link io.github.typhon.objects.text.codec.CodecRegistry}.
 *  Read {@link io.github.typhon.objects.text.codec.Codecs} first. */
package io.github.typhon.objects.text.codec;
